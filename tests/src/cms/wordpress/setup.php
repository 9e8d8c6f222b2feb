<?php
// Installs WordPress, its people, the plugin and a page with the block and the shortcode; prints the
// page's number. Arguments: folder, password, people, desk, site ID, secret.

list( , $folder, $password, $people, $desk, $site, $secret ) = $argv;

define( 'WP_INSTALLING', true );
$_SERVER['HTTP_HOST']   = 'localhost';
$_SERVER['REQUEST_URI'] = '/';

// No mail about the new site leaves this machine.
function wp_mail() {
	return true;
}

require $folder . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';

wp_install( 'Town of Example', 'admin', 'admin@town.example', false, '', $password );
foreach ( explode( "\n", $people ) as $line ) {
	list( $login, $name, $email, $edits ) = explode( "\t", $line );
	wp_insert_user(
		array(
			'user_login'   => $login,
			'user_pass'    => $password,
			'user_email'   => $email,
			'display_name' => $name,
			'role'         => 'true' === $edits ? 'editor' : 'subscriber',
		)
	);
}
$refused = activate_plugin( 'ticket-widget/ticket-widget.php' );
if ( is_wp_error( $refused ) ) {
	fwrite( STDERR, $refused->get_error_message() );
	exit( 1 );
}
if ( '' !== $desk ) {
	update_option(
		'ticket_widget',
		array(
			'desk'   => $desk,
			'site'   => $site,
			'secret' => $secret,
		)
	);
}
echo wp_insert_post(
	array(
		'post_title'   => 'Museum',
		'post_status'  => 'publish',
		'post_type'    => 'page',
		'post_content' => '<!-- wp:ticket-widget/form {"label":"Tell us"} /--><!-- wp:shortcode -->[ticket_widget label="Or here"]<!-- /wp:shortcode -->',
	)
);
