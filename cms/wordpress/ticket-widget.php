<?php
/**
 * Plugin Name:       Ticket widget
 * Description:       Report a problem to the service desk, from the admin bar for editors and through a block for visitors.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           MIT OR Apache-2.0
 * Text Domain:       ticket-widget
 * Domain Path:       /languages
 *
 * @package TicketWidget
 */

namespace TicketWidget;

defined( 'ABSPATH' ) || exit;

const VERSION = '0.1.0';
const FILE    = __FILE__;

require __DIR__ . '/includes/options.php';
require __DIR__ . '/includes/settings.php';
require __DIR__ . '/includes/token.php';
require __DIR__ . '/includes/element.php';
require __DIR__ . '/includes/admin-bar.php';
require __DIR__ . '/includes/block.php';

add_action(
	'init',
	static function () {
		load_plugin_textdomain( 'ticket-widget', false, dirname( plugin_basename( FILE ) ) . '/languages' );
	},
	0
);

add_filter(
	'plugin_locale',
	static function ( $locale, $domain ) {
		// One translation serves all countries of a language: nl_NL for nl_BE.
		$written = array(
			'nl' => 'nl_NL',
			'fr' => 'fr_FR',
			'de' => 'de_DE',
		);
		return 'ticket-widget' === $domain ? ( $written[ substr( $locale, 0, 2 ) ] ?? $locale ) : $locale;
	},
	10,
	2
);
