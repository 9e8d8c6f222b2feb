<?php
/**
 * The form for visitors: a block, and the shortcode [ticket_widget label="…" mode="inline"].
 *
 * @package TicketWidget
 */

namespace TicketWidget;

defined( 'ABSPATH' ) || exit;

add_action( 'init', __NAMESPACE__ . '\\add_block' );
add_shortcode(
	'ticket_widget',
	static function ( $attributes ) {
		// Themes lay out blocks, and the element is none by itself.
		return '<div>' . for_visitors( $attributes ) . '</div>';
	}
);

/** Tells WordPress of the block. */
function add_block() {
	register_block_type(
		dirname( FILE ) . '/block',
		array(
			'render_callback' => static function ( $attributes ) {
				return '<div ' . get_block_wrapper_attributes() . '>' . for_visitors( $attributes ) . '</div>';
			},
		)
	);
	add_words( 'ticket-widget-form-editor-script' );
}

/**
 * The element, with a link to the hosted form inside.
 *
 * @param array<string, string>|string $attributes `label` and `mode`.
 */
function for_visitors( $attributes ) {
	if ( ! is_ready() ) {
		$text = __( 'Ticket widget: set the address of the service desk and the site ID.', 'ticket-widget' );
		return current_user_can( 'manage_options' ) ? '<p>' . esc_html( $text ) . '</p>' : '';
	}
	$attributes = shortcode_atts(
		array(
			'label' => '',
			'mode'  => 'dialog',
		),
		$attributes
	);
	load_widget();
	$lang  = language( get_locale() );
	$label = '' !== $attributes['label'] ? $attributes['label'] : __( 'Report a problem', 'ticket-widget' );
	$link  = sprintf( '<a class="wp-element-button" href="%s">%s</a>', esc_url( form_url( $lang ) ), esc_html( wp_strip_all_tags( $label ) ) );
	$mode  = 'inline' === $attributes['mode'] ? array( 'mode' => 'inline' ) : array();
	return element( $mode, $lang, $link );
}
