<?php
// What ticket_widget.install asks of Drupal, and no more; prints its answer as JSON. Arguments: the module's
// folder, phase, desk, site ID, secret.

namespace Drupal\Core\Config {
  interface ConfigFactoryInterface {
    public function get($name);
  }
}

namespace Drupal\Core\Site {
  final class Settings {
    public function __construct(private readonly array $all) {}

    public function get($name, $default = NULL) {
      return $this->all[$name] ?? $default;
    }
  }
}

namespace Drupal\Core\StringTranslation {
  final class TranslatableMarkup implements \JsonSerializable {
    public function __construct(private readonly string $text, private readonly array $arguments = []) {}

    public function jsonSerialize(): string {
      return strtr($this->text, $this->arguments);
    }
  }
}

namespace Drupal\Core {
  final class Url {
    private function __construct(private readonly string $route) {}

    public static function fromRoute(string $route): self {
      return new self($route);
    }

    public function toString(): string {
      return "/$this->route";
    }
  }
}

namespace {
  use Drupal\Core\Config\ConfigFactoryInterface;
  use Drupal\Core\Site\Settings;
  use Drupal\Core\StringTranslation\TranslatableMarkup;
  use Drupal\ticket_widget\Desk;

  const REQUIREMENT_WARNING = 1;

  function t(string $text, array $arguments = []): TranslatableMarkup {
    return new TranslatableMarkup($text, $arguments);
  }

  final class Config implements ConfigFactoryInterface {
    public function __construct(private readonly array $values) {}

    public function get($name) {
      return $name === 'ticket_widget.settings' ? $this : $this->values[$name];
    }
  }

  final class Drupal {
    public static Desk $desk;

    public static function service(string $name): Desk {
      return self::$desk;
    }
  }

  [, $folder, $phase, $desk, $site, $secret] = $argv;
  require "$folder/src/Token.php";
  require "$folder/src/Desk.php";
  require "$folder/ticket_widget.install";
  Drupal::$desk = new Desk(
    new Config(['desk' => $desk, 'site' => $site]),
    new Settings(['ticket_widget_secret' => $secret]),
  );
  echo json_encode(ticket_widget_requirements($phase));
}
