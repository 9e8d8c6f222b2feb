<?php

declare(strict_types=1);

namespace Drupal\ticket_widget;

/**
 * Who is logged in, for the desk: a JWT (RFC 7519) signed with HS256.
 *
 * It needs nothing of Drupal.
 */
final class Token {

  /**
   * How long a token holds, in seconds; the desk takes ten minutes at most.
   */
  public const LASTS = 300;

  /**
   * The fewest characters of a secret: 128 bits in hexadecimal.
   */
  public const SECRET_MIN = 32;

  /**
   * Signs what is known of an account.
   *
   * @param array{sub: string, name: string, email: string, phone?: string} $account
   *   The account.
   * @param string $site
   *   The site ID.
   * @param string $secret
   *   The site's secret.
   * @param int $now
   *   The time in seconds.
   */
  public static function sign(array $account, string $site, string $secret, int $now): string {
    $claims = $account + ['site' => $site, 'exp' => $now + self::LASTS];
    $signed = self::encode(self::json(['alg' => 'HS256', 'typ' => 'JWT'])) . '.' . self::encode(self::json($claims));
    return $signed . '.' . self::encode(hash_hmac('sha256', $signed, $secret, TRUE));
  }

  /**
   * Base64url without padding (RFC 7515, section 2).
   */
  private static function encode(string $bytes): string {
    return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
  }

  /**
   * JSON in UTF-8.
   */
  private static function json(array $value): string {
    return json_encode($value, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
  }

}
