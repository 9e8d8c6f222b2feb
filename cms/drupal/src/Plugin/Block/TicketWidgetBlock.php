<?php

declare(strict_types=1);

namespace Drupal\ticket_widget\Plugin\Block;

use Drupal\Core\Block\BlockBase;
use Drupal\Core\Form\FormStateInterface;
use Drupal\Core\Plugin\ContainerFactoryPluginInterface;
use Drupal\ticket_widget\Desk;
use Symfony\Component\DependencyInjection\ContainerInterface;

/**
 * The form for visitors.
 *
 * @Block(
 *   id = "ticket_widget",
 *   admin_label = @Translation("Report a problem"),
 *   category = @Translation("Support")
 * )
 */
final class TicketWidgetBlock extends BlockBase implements ContainerFactoryPluginInterface {

  public function __construct(
    array $configuration,
    $plugin_id,
    $plugin_definition,
    private readonly Desk $desk,
  ) {
    parent::__construct($configuration, $plugin_id, $plugin_definition);
  }

  /**
   * {@inheritdoc}
   */
  public static function create(ContainerInterface $container, array $configuration, $plugin_id, $plugin_definition): self {
    return new self($configuration, $plugin_id, $plugin_definition, $container->get('ticket_widget.desk'));
  }

  /**
   * {@inheritdoc}
   */
  public function defaultConfiguration(): array {
    return ['words' => '', 'inline' => FALSE];
  }

  /**
   * {@inheritdoc}
   */
  public function blockForm($form, FormStateInterface $form_state): array {
    $form['words'] = [
      '#type' => 'textfield',
      '#title' => $this->t('Words on the button'),
      '#placeholder' => $this->t('Report a problem'),
      '#default_value' => $this->configuration['words'],
    ];
    $form['inline'] = [
      '#type' => 'checkbox',
      '#title' => $this->t('Show the form in the page'),
      '#default_value' => $this->configuration['inline'],
    ];
    return $form;
  }

  /**
   * {@inheritdoc}
   */
  public function blockSubmit($form, FormStateInterface $form_state): void {
    $this->configuration['words'] = $form_state->getValue('words');
    $this->configuration['inline'] = (bool) $form_state->getValue('inline');
  }

  /**
   * {@inheritdoc}
   */
  public function build(): array {
    if (!$this->desk->isReady()) {
      return [];
    }
    $lang = Desk::language(\Drupal::languageManager()->getCurrentLanguage()->getId());
    return [
      '#type' => 'html_tag',
      '#tag' => 'ticket-widget',
      '#attributes' => ['site-id' => $this->desk->site(), 'lang' => $lang]
      + ($this->configuration['inline'] ? ['mode' => 'inline'] : []),
      'link' => [
        '#type' => 'html_tag',
        '#tag' => 'a',
        '#attributes' => ['href' => $this->desk->formUrl($lang), 'class' => ['button']],
        '#value' => $this->configuration['words'] ?: $this->t('Report a problem'),
      ],
      '#attached' => [
        'html_head' => [
          [
            [
              '#tag' => 'script',
              '#attributes' => [
                'type' => 'module',
                'async' => TRUE,
                'src' => $this->desk->address() . '/ticket-widget.js',
              ],
            ],
            'ticket_widget',
          ],
        ],
      ],
      '#cache' => [
        'contexts' => ['languages:language_interface'],
        'tags' => ['config:ticket_widget.settings'],
      ],
    ];
  }

}
