<?php
/**
 * Leaves nothing behind.
 *
 * @package TicketWidget
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

delete_option( 'ticket_widget' );
