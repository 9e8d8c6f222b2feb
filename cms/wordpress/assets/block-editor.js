// "Report a problem" in the editor's menu: its full screen covers the admin bar.
(({ element, plugins, editPost, editor }) => {
  const Item = editor?.PluginMoreMenuItem ?? editPost.PluginMoreMenuItem;
  plugins.registerPlugin("ticket-widget", {
    render: () =>
      element.createElement(
        Item,
        { icon: "sos", onClick: () => document.querySelector("#wp-admin-bar-ticket-widget a").click() },
        window.ticketWidgetWords.report,
      ),
  });
})(window.wp);
