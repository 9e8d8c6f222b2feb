<?php
/**
 * The page Settings > Ticket widget.
 *
 * @package TicketWidget
 */

namespace TicketWidget;

defined( 'ABSPATH' ) || exit;

const PAGE = 'ticket-widget';

add_action( 'admin_menu', __NAMESPACE__ . '\\add_page' );
add_action( 'admin_init', __NAMESPACE__ . '\\register' );
add_action( 'admin_notices', __NAMESPACE__ . '\\what_is_missing' );
add_filter( 'plugin_action_links_' . plugin_basename( FILE ), __NAMESPACE__ . '\\add_link' );

/** Adds the page to the menu. */
function add_page() {
	$title = __( 'Ticket widget', 'ticket-widget' );
	add_options_page( $title, $title, 'manage_options', PAGE, __NAMESPACE__ . '\\show_page' );
}

/**
 * Leads from the list of plugins to the page.
 *
 * @param string[] $links The links beside the plugin.
 */
function add_link( $links ) {
	$link = sprintf( '<a href="%s">%s</a>', esc_url( page_url() ), esc_html__( 'Settings', 'ticket-widget' ) );
	return array_merge( array( $link ), $links );
}

/** The address of the page. */
function page_url() {
	return admin_url( 'options-general.php?page=' . PAGE );
}

/** Tells WordPress what the page asks for. */
function register() {
	register_setting(
		PAGE,
		OPTION,
		array(
			'type'              => 'array',
			'sanitize_callback' => __NAMESPACE__ . '\\clean',
			'show_in_rest'      => false,
		)
	);
	add_settings_section( 'desk', '', '__return_null', PAGE );
	$fields = array(
		'desk'   => array( __( 'Address of the service desk', 'ticket-widget' ), 'url', __( 'For example https://desk.example.', 'ticket-widget' ) ),
		'site'   => array( __( 'Site ID', 'ticket-widget' ), 'text', __( 'The four digits that the service desk gave to this site.', 'ticket-widget' ) ),
		'secret' => array( __( 'Secret', 'ticket-widget' ), 'password', __( 'Shared with the service desk, at least 32 characters. With it the desk knows who is logged in. Leave it empty to keep the one that is set.', 'ticket-widget' ) ),
	);
	foreach ( $fields as $name => list( $label, $type, $hint ) ) {
		$id = 'ticket-widget-' . $name;
		add_settings_field(
			$id,
			$label,
			__NAMESPACE__ . '\\show_field',
			PAGE,
			'desk',
			array(
				'label_for' => $id,
				'name'      => $name,
				'type'      => $type,
				'hint'      => $hint,
			)
		);
	}
}

/**
 * One field. A secret that is set is never shown, not even to those who set it.
 *
 * @param array{label_for: string, name: string, type: string, hint: string} $field The field.
 */
function show_field( $field ) {
	$is_secret = 'password' === $field['type'];
	$fixed     = $is_secret && defined( 'TICKET_WIDGET_SECRET' );
	printf(
		'<input class="regular-text" id="%1$s" type="%2$s" name="%3$s[%4$s]" value="%5$s" aria-describedby="%1$s-hint" autocomplete="off" spellcheck="false" %6$s>',
		esc_attr( $field['label_for'] ),
		esc_attr( $field['type'] ),
		esc_attr( OPTION ),
		esc_attr( $field['name'] ),
		esc_attr( $is_secret ? '' : options()[ $field['name'] ] ),
		$fixed ? 'disabled' : ''
	);
	printf( '<p class="description" id="%s-hint">%s</p>', esc_attr( $field['label_for'] ), esc_html( $field['hint'] ) );
	if ( $fixed ) {
		printf( '<p class="description">%s</p>', esc_html__( 'It is set in wp-config.php.', 'ticket-widget' ) );
	} elseif ( $is_secret && '' !== options()['secret'] ) {
		printf( '<p class="description">%s</p>', esc_html__( 'A secret is set.', 'ticket-widget' ) );
	}
}

/** The page. */
function show_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	echo '<div class="wrap"><h1>' . esc_html( get_admin_page_title() ) . '</h1><form action="options.php" method="post">';
	settings_fields( PAGE );
	do_settings_sections( PAGE );
	submit_button();
	echo '</form></div>';
}

/**
 * Keeps what holds; of the rest the admin is told what to do, and what was set before stays.
 *
 * @param mixed $given What was sent.
 */
function clean( $given ) {
	$kept  = (array) get_option( OPTION, array() );
	$given = is_array( $given ) ? $given : array();
	$desk  = untrailingslashit( esc_url_raw( trim( (string) ( $given['desk'] ?? '' ) ), array( 'https', 'http' ) ) );
	$local = (bool) preg_match( '#^http://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$#', $desk );
	if ( $local || preg_match( '#^https://[^/?\#]+$#', $desk ) ) {
		$kept['desk'] = $desk;
	} else {
		tell( 'desk', __( 'Write the address of the service desk from https:// on, without a path.', 'ticket-widget' ) );
	}
	$site = trim( (string) ( $given['site'] ?? '' ) );
	if ( preg_match( '/^\d{4}$/', $site ) ) {
		$kept['site'] = $site;
	} else {
		tell( 'site', __( 'Write the site ID as four digits, such as 1234.', 'ticket-widget' ) );
	}
	$secret = trim( (string) ( $given['secret'] ?? '' ) );
	if ( strlen( $secret ) >= SECRET_MIN ) {
		$kept['secret'] = $secret;
	} elseif ( '' !== $secret ) {
		tell( 'secret', __( 'Write a secret of at least 32 characters: the same one that the service desk has.', 'ticket-widget' ) );
	}
	return $kept;
}

/**
 * Says once what to do: the first time that WordPress keeps an option, it cleans it twice.
 *
 * @param string $field The field.
 * @param string $text  What to do.
 */
function tell( $field, $text ) {
	if ( ! in_array( $field, wp_list_pluck( get_settings_errors( OPTION ), 'code' ), true ) ) {
		add_settings_error( OPTION, $field, $text );
	}
}

/** Tells admins what still has to be set; everybody else sees nothing, and no page breaks. */
function what_is_missing() {
	if ( ! current_user_can( 'manage_options' ) || can_vouch() ) {
		return;
	}
	$text = is_ready()
		? __( 'Ticket widget: set the secret, so that the service desk knows which editor reports.', 'ticket-widget' )
		: __( 'Ticket widget: set the address of the service desk and the site ID.', 'ticket-widget' );
	printf(
		'<div class="notice notice-warning"><p>%s <a href="%s">%s</a></p></div>',
		esc_html( $text ),
		esc_url( page_url() ),
		esc_html__( 'Settings', 'ticket-widget' )
	);
}
