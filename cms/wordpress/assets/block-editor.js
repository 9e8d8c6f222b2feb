// "Report a problem" in the editor's menu: its full screen covers the admin bar.
(({ element, plugins, editor, editPost, editSite }) => {
  // Before WordPress 6.6 each editor has a menu of its own.
  const own = window.pagenow === "site-editor" ? editSite : editPost;
  const Item = editor?.PluginMoreMenuItem ?? own.PluginMoreMenuItem;
  plugins.registerPlugin("ticket-widget", {
    render: () =>
      element.createElement(
        Item,
        { icon: "sos", onClick: () => document.querySelector("#wp-admin-bar-ticket-widget a").click() },
        window.ticketWidgetWords.report,
      ),
  });
})(window.wp);
