<?php
/**
 * What the plugin is told: the desk's address, the site ID and the site's secret.
 *
 * @package TicketWidget
 */

namespace TicketWidget;

defined( 'ABSPATH' ) || exit;

const OPTION = 'ticket_widget';

/** The fewest characters of a secret: 128 bits in hexadecimal. */
const SECRET_MIN = 32;

/**
 * The settings, with nothing where nothing was set.
 *
 * @return array{desk: string, site: string, secret: string}
 */
function options() {
	$stored = get_option( OPTION, array() );
	$all    = array_merge(
		array(
			'desk'   => '',
			'site'   => '',
			'secret' => '',
		),
		is_array( $stored ) ? $stored : array()
	);
	// A secret in wp-config.php stays out of the database and its backups.
	if ( defined( 'TICKET_WIDGET_SECRET' ) ) {
		$all['secret'] = (string) TICKET_WIDGET_SECRET;
	}
	return $all;
}

/** Whether there is a desk to report to. */
function is_ready() {
	$options = options();
	return '' !== $options['desk'] && '' !== $options['site'];
}

/** Whether the desk can be told who is logged in. */
function can_vouch() {
	return is_ready() && strlen( options()['secret'] ) >= SECRET_MIN;
}

/** Whether somebody may report as an editor: whoever may edit. */
function is_editor() {
	return is_user_logged_in() && ( current_user_can( 'edit_posts' ) || current_user_can( 'edit_pages' ) );
}
