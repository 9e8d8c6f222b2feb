<?php

declare(strict_types=1);

namespace Drupal\ticket_widget\Form;

use Drupal\Core\Form\ConfigFormBase;
use Drupal\Core\Form\FormStateInterface;
use Drupal\ticket_widget\Desk;

/**
 * The desk's address and the site ID.
 */
final class SettingsForm extends ConfigFormBase {

  private const NAME = 'ticket_widget.settings';

  /**
   * {@inheritdoc}
   */
  public function getFormId(): string {
    return 'ticket_widget_settings';
  }

  /**
   * {@inheritdoc}
   */
  protected function getEditableConfigNames(): array {
    return [self::NAME];
  }

  /**
   * {@inheritdoc}
   */
  public function buildForm(array $form, FormStateInterface $form_state): array {
    $config = $this->config(self::NAME);
    $desk = \Drupal::service(Desk::class);
    if ($desk->secret() === NULL) {
      $this->messenger()->addWarning($desk->howToSetTheSecret());
    }
    $form['desk'] = [
      '#type' => 'url',
      '#title' => $this->t('Address of the service desk'),
      '#description' => $this->t('For example https://desk.example.'),
      '#default_value' => $config->get('desk'),
      '#required' => TRUE,
    ];
    $form['site'] = [
      '#type' => 'textfield',
      '#title' => $this->t('Site ID'),
      '#description' => $this->t('The four digits that the service desk gave to this site.'),
      '#default_value' => $config->get('site'),
      '#size' => 4,
      '#maxlength' => 4,
      '#required' => TRUE,
    ];
    return parent::buildForm($form, $form_state);
  }

  /**
   * {@inheritdoc}
   */
  public function validateForm(array &$form, FormStateInterface $form_state): void {
    $desk = rtrim((string) $form_state->getValue('desk'), '/');
    if (!preg_match('#^(https://[^/?\#]+|http://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?)$#', $desk)) {
      $form_state->setErrorByName('desk', $this->t('Write the address of the service desk from https:// on, without a path.'));
    }
    if (!preg_match('/^\d{4}$/', (string) $form_state->getValue('site'))) {
      $form_state->setErrorByName('site', $this->t('Write the site ID as four digits, such as 1234.'));
    }
    $form_state->setValue('desk', $desk);
    parent::validateForm($form, $form_state);
  }

  /**
   * {@inheritdoc}
   */
  public function submitForm(array &$form, FormStateInterface $form_state): void {
    $this->config(self::NAME)
      ->set('desk', $form_state->getValue('desk'))
      ->set('site', $form_state->getValue('site'))
      ->save();
    parent::submitForm($form, $form_state);
  }

}
