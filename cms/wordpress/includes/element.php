<?php
/**
 * The widget's element and its script.
 *
 * @package TicketWidget
 */

namespace TicketWidget;

defined( 'ABSPATH' ) || exit;

/** The languages of the desk's form. */
const LANGUAGES = array( 'nl', 'fr', 'de', 'en', 'ar' );

/** The form's language for a locale of WordPress: `nl` for `nl_BE`. */
function language( $locale ) {
	$lang = strtolower( substr( $locale, 0, 2 ) );
	return in_array( $lang, LANGUAGES, true ) ? $lang : 'en';
}

/** The hosted form, which remains where no script runs. */
function form_url( $lang ) {
	$options = options();
	return $options['desk'] . '/form/' . $options['site'] . '?lang=' . $lang;
}

/**
 * The element.
 *
 * @param array<string, string> $attributes Attributes beside the site's own.
 * @param string                $lang       The form's language.
 * @param string                $content    What stands inside, as markup.
 */
function element( $attributes, $lang, $content ) {
	$options    = options();
	$attributes = array_merge(
		array(
			'site-id'  => $options['site'],
			'endpoint' => $options['desk'],
			'lang'     => $lang,
		),
		$attributes
	);
	$written    = '';
	foreach ( $attributes as $name => $value ) {
		$written .= sprintf( ' %s="%s"', $name, esc_attr( $value ) );
	}
	return '<ticket-widget' . $written . '>' . $content . '</ticket-widget>';
}

/** Has the desk's loader fetched once: a module, so it never holds up the page. */
function load_widget() {
	$url = options()['desk'] . '/ticket-widget.js';
	wp_enqueue_script( 'ticket-widget', $url, array(), null, true ); // phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion -- the desk says how long it holds.
}

add_filter( 'script_loader_tag', __NAMESPACE__ . '\\as_module', 10, 2 );

/**
 * WordPress before 6.5 knows no modules.
 *
 * @param string $tag    The script's tag.
 * @param string $handle Its name.
 */
function as_module( $tag, $handle ) {
	if ( 'ticket-widget' !== $handle && 'ticket-widget-editor' !== $handle ) {
		return $tag;
	}
	return preg_replace( '/<script(?: type=([\'"])text\/javascript\1)?/', '<script type="module"', $tag, 1 );
}

/**
 * Gives a script of the editor its words, in the language of whoever is logged in.
 *
 * @param string $handle The script's name.
 */
function add_words( $handle ) {
	$words = array(
		'report' => __( 'Report a problem', 'ticket-widget' ),
		'inline' => __( 'Show the form in the page', 'ticket-widget' ),
		'label'  => __( 'Words on the button', 'ticket-widget' ),
	);
	wp_add_inline_script( $handle, 'window.ticketWidgetWords = ' . wp_json_encode( $words ) . ';', 'before' );
}
