import { feedbackIntegration, init } from "@sentry/browser";

const feedback = feedbackIntegration({ autoInject: false, showBranding: false });
init({ dsn: "https://0123456789abcdef0123456789abcdef@errors.example/1", integrations: [feedback] });

/** Opens the form. */
export const open = async () => {
  const form = await feedback.createForm();
  form.appendToDom();
  form.open();
};
