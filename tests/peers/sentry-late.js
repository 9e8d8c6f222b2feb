// The same, fetched when somebody clicks.
document.querySelector("#report").addEventListener("click", async () => (await import("./sentry-form.js")).open());
