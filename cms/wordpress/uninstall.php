<?php
/**
 * Leaves nothing behind.
 *
 * @package TicketWidget
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

if ( is_multisite() ) {
	foreach ( get_sites(
		array(
			'fields' => 'ids',
			'number' => 0,
		)
	) as $ticket_widget_site ) {
		delete_blog_option( $ticket_widget_site, 'ticket_widget' );
	}
} else {
	delete_option( 'ticket_widget' );
}
