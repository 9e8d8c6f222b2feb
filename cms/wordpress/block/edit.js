// The block as an editor sees it: the button's words, and whether the form opens or stands in the page.
(({ blockEditor, blocks, components, element }) => {
  const { createElement: make, Fragment } = element;
  const words = window.ticketWidgetWords;
  blocks.registerBlockType("ticket-widget/form", {
    edit: ({ attributes, setAttributes }) =>
      make(
        Fragment,
        null,
        make(
          blockEditor.InspectorControls,
          null,
          make(
            components.PanelBody,
            { title: words.report },
            make(components.ToggleControl, {
              label: words.inline,
              checked: attributes.mode === "inline",
              onChange: (inline) => setAttributes({ mode: inline ? "inline" : "dialog" }),
            }),
          ),
        ),
        make(
          "p",
          blockEditor.useBlockProps(),
          make(blockEditor.RichText, {
            tagName: "span",
            className: "wp-element-button",
            allowedFormats: [],
            value: attributes.label,
            placeholder: words.report,
            "aria-label": words.label,
            onChange: (label) => setAttributes({ label }),
          }),
        ),
      ),
    save: () => null,
  });
})(window.wp);
