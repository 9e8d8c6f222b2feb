// As Sentry's documentation shows it for npm, with a button of the page's own.
import { feedbackIntegration, init } from "@sentry/browser";

const feedback = feedbackIntegration({ autoInject: false, showBranding: false });
init({ dsn: "https://0123456789abcdef0123456789abcdef@errors.example/1", integrations: [feedback] });
feedback.attachTo(document.querySelector("#report"));
