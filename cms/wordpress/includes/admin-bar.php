<?php
/**
 * "Report a problem" for whoever may edit: in the admin bar, and in the editor, whose full screen
 * covers that bar.
 *
 * @package TicketWidget
 */

namespace TicketWidget;

defined( 'ABSPATH' ) || exit;

add_action( 'admin_bar_menu', __NAMESPACE__ . '\\add_item', 90 );
add_action( 'admin_enqueue_scripts', __NAMESPACE__ . '\\load_for_editors' );
add_action( 'wp_enqueue_scripts', __NAMESPACE__ . '\\load_for_editors' );
add_action( 'enqueue_block_editor_assets', __NAMESPACE__ . '\\load_in_editor' );
add_action( 'admin_footer', __NAMESPACE__ . '\\tell_where' );
add_action( 'wp_footer', __NAMESPACE__ . '\\tell_where' );

/** The item's icon. On phones WordPress hides what it does not know; there the icon stands alone. */
const STYLE = '#wp-admin-bar-ticket-widget .ab-icon::before{content:"\f468";top:2px}'
	. '@media(max-width:782px){#wpadminbar #wp-admin-bar-ticket-widget{display:block}'
	. '#wpadminbar #wp-admin-bar-ticket-widget .ab-label{display:block;position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}}';

/** Whether this page offers the form to an editor. */
function is_offered() {
	return is_ready() && is_editor() && ( is_admin() || is_admin_bar_showing() );
}

/**
 * The item, a link to the hosted form until the script takes it over.
 *
 * @param \WP_Admin_Bar $bar The bar.
 */
function add_item( $bar ) {
	if ( ! is_offered() ) {
		return;
	}
	$bar->add_node(
		array(
			'id'    => 'ticket-widget',
			'title' => '<span class="ab-icon" aria-hidden="true"></span><span class="ab-label">' . esc_html__( 'Report a problem', 'ticket-widget' ) . '</span>',
			'href'  => esc_url( form_url( language( get_user_locale() ) ) ),
			'meta'  => array(
				'class'  => 'ticket-widget-open',
				'target' => '_blank',
				'rel'    => 'noopener',
			),
		)
	);
}

/** The few lines that open the form from the bar. The desk's own script comes with the first click. */
function load_for_editors() {
	if ( is_offered() ) {
		wp_enqueue_script( 'ticket-widget-editor', plugins_url( 'assets/editor.js', FILE ), array(), VERSION, true );
		wp_add_inline_style( 'admin-bar', STYLE );
	}
}

/** The editors that have a menu, by their screens, and the script that each of them is. */
const EDITORS = array(
	'post'        => 'wp-edit-post',
	'site-editor' => 'wp-edit-site',
);

/** An item in the editor's menu. Widgets are edited without one, and not beside the scripts of the others. */
function load_in_editor() {
	$screen = function_exists( 'get_current_screen' ) ? get_current_screen() : null;
	$editor = $screen ? EDITORS[ $screen->base ] ?? null : null;
	if ( null === $editor || ! is_offered() ) {
		return;
	}
	$needs = array( 'wp-element', 'wp-plugins', $editor );
	wp_enqueue_script( 'ticket-widget-block-editor', plugins_url( 'assets/block-editor.js', FILE ), $needs, VERSION, true );
	add_words( 'ticket-widget-block-editor' );
}

/** Where the desk is, and where the browser learns who is logged in, for that script. */
function tell_where() {
	if ( ! is_offered() ) {
		return;
	}
	$options = options();
	$where   = array(
		'desk' => $options['desk'],
		'site' => $options['site'],
		'lang' => language( get_user_locale() ),
	);
	if ( can_vouch() ) {
		$where['token']   = rest_url( 'ticket-widget/v1/token' );
		$where['headers'] = array( 'X-WP-Nonce' => wp_create_nonce( 'wp_rest' ) );
	}
	printf( '<script type="application/json" id="ticket-widget-editor">%s</script>', wp_json_encode( $where, JSON_HEX_TAG | JSON_HEX_AMP ) );
}
