<?php

declare(strict_types=1);

namespace Drupal\ticket_widget\Controller;

use Drupal\Component\Datetime\TimeInterface;
use Drupal\Core\Controller\ControllerBase;
use Drupal\ticket_widget\Desk;
use Drupal\ticket_widget\Token;
use Drupal\user\Entity\User;
use Symfony\Component\DependencyInjection\ContainerInterface;
use Symfony\Component\HttpFoundation\JsonResponse;
use Symfony\Component\HttpKernel\Exception\NotFoundHttpException;

/**
 * Where the browser learns who is logged in, when somebody opens the form.
 */
final class TokenController extends ControllerBase {

  public function __construct(
    private readonly Desk $desk,
    private readonly TimeInterface $time,
  ) {}

  /**
   * {@inheritdoc}
   */
  public static function create(ContainerInterface $container): self {
    return new self($container->get('ticket_widget.desk'), $container->get('datetime.time'));
  }

  /**
   * A fresh token for whoever may report as an editor.
   */
  public function fresh(): JsonResponse {
    $secret = $this->desk->secret();
    $user = User::load($this->currentUser()->id());
    if ($secret === NULL || $user === NULL || !$this->desk->isReady()) {
      throw new NotFoundHttpException();
    }
    $account = [
      'sub' => (string) $user->id(),
      'name' => $user->getDisplayName(),
      'email' => (string) $user->getEmail(),
    ];
    // Modules add what the account does not have, such as a phone number.
    $this->moduleHandler()->alter('ticket_widget_account', $account, $user);
    $token = Token::sign($account, $this->desk->site(), $secret, $this->time->getRequestTime());
    return new JsonResponse(['token' => $token], 200, ['Cache-Control' => 'no-store']);
  }

}
