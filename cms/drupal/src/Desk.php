<?php

declare(strict_types=1);

namespace Drupal\ticket_widget;

use Drupal\Core\Config\ConfigFactoryInterface;
use Drupal\Core\Site\Settings;
use Drupal\Core\StringTranslation\TranslatableMarkup;

/**
 * The desk to which this site reports.
 *
 * The secret stands in settings.php, so that it is in no export of the
 * configuration: $settings['ticket_widget_secret'] = '…';
 */
final class Desk {

  /**
   * The languages of the desk's form.
   */
  private const LANGUAGES = ['nl', 'fr', 'de', 'en', 'ar'];

  public function __construct(
    private readonly ConfigFactoryInterface $config,
    private readonly Settings $settings,
  ) {}

  /**
   * The desk's address; empty where none is set.
   */
  public function address(): string {
    return (string) $this->config->get('ticket_widget.settings')->get('desk');
  }

  /**
   * The site ID; empty where none is set.
   */
  public function site(): string {
    return (string) $this->config->get('ticket_widget.settings')->get('site');
  }

  /**
   * The site's secret; nothing where it is missing or too short.
   */
  public function secret(): ?string {
    $secret = (string) $this->settings->get('ticket_widget_secret', '');
    return strlen($secret) >= Token::SECRET_MIN ? $secret : NULL;
  }

  /**
   * What an admin does where there is no secret.
   */
  public function howToSetTheSecret(): TranslatableMarkup {
    return new TranslatableMarkup("Set \$settings['ticket_widget_secret'] in settings.php to the secret that the service desk has for this site, at least 32 characters. With it the desk knows which editor reports.");
  }

  /**
   * Whether there is a desk to report to.
   */
  public function isReady(): bool {
    return $this->address() !== '' && $this->site() !== '';
  }

  /**
   * The form's language for one of Drupal's.
   */
  public static function language(string $langcode): string {
    $lang = substr($langcode, 0, 2);
    return in_array($lang, self::LANGUAGES, TRUE) ? $lang : 'en';
  }

  /**
   * The hosted form, which remains where no script runs.
   */
  public function formUrl(string $lang): string {
    return $this->address() . '/form/' . $this->site() . '?lang=' . $lang;
  }

}
