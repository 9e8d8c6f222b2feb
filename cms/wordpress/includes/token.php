<?php
/**
 * Who is logged in, for the desk: a JWT (RFC 7519) signed with HS256, which the browser fetches when
 * somebody opens the form. No page waits for the desk, and no page holds the secret.
 *
 * @package TicketWidget
 */

namespace TicketWidget;

defined( 'ABSPATH' ) || exit;

/** How long a token holds, in seconds; the desk takes ten minutes at most. */
const LASTS = 300;

add_action( 'rest_api_init', __NAMESPACE__ . '\\add_route' );

/** `GET /wp-json/ticket-widget/v1/token`, for whoever may edit. */
function add_route() {
	register_rest_route(
		'ticket-widget/v1',
		'/token',
		array(
			'methods'             => 'GET',
			'permission_callback' => static function () {
				return can_vouch() && is_editor();
			},
			'callback'            => static function () {
				$answer = new \WP_REST_Response( array( 'token' => token( wp_get_current_user(), time() ) ) );
				$answer->header( 'Cache-Control', 'no-store' );
				return $answer;
			},
		)
	);
}

/**
 * The token of a user.
 *
 * @param \WP_User $user Who is logged in.
 * @param int      $now  The time in seconds.
 */
function token( $user, $now ) {
	$options = options();
	$name    = '' !== $user->display_name ? $user->display_name : $user->user_login;
	$claims  = array(
		'sub'   => (string) $user->ID,
		// WordPress keeps names as markup: "Jan &amp; Piet".
		'name'  => wp_specialchars_decode( $name, ENT_QUOTES ),
		'email' => $user->user_email,
		'site'  => $options['site'],
		'exp'   => $now + LASTS,
	);
	/**
	 * Adds what WordPress does not know, such as `phone`.
	 *
	 * @param array    $claims The claims.
	 * @param \WP_User $user   Who is logged in.
	 */
	$claims = apply_filters( 'ticket_widget_claims', $claims, $user );
	$signed = encode(
		wp_json_encode(
			array(
				'alg' => 'HS256',
				'typ' => 'JWT',
			)
		)
	) . '.' . encode( wp_json_encode( $claims ) );
	return $signed . '.' . encode( hash_hmac( 'sha256', $signed, $options['secret'], true ) );
}

/**
 * Base64url without padding (RFC 7515, section 2).
 *
 * @param string $bytes What is encoded.
 */
function encode( $bytes ) {
	return rtrim( strtr( base64_encode( $bytes ), '+/', '-_' ), '=' );
}
