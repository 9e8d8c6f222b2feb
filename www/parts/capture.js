// A picture of the page, by the browser's own means: it asks the reporter, and takes nothing else.

/** In milliseconds: a browser that does not say when the first frame is there has it by then. */
const PATIENCE = 1000;

/** The first frame of a video that is about to play. A page that stands still has no second one. */
const frame = (video) =>
  new Promise((resolve) => {
    video.requestVideoFrameCallback?.(resolve);
    setTimeout(resolve, PATIENCE);
  });

/**
 * Takes the picture while `surface` is out of sight; nothing where the reporter would rather not.
 * `own`: the page around the form is the one that is meant.
 */
export const capture = async (surface, own) => {
  let stream;
  surface.classList.add("ticket-away");
  try {
    stream = await navigator.mediaDevices.getDisplayMedia({
      video: true,
      audio: false,
      preferCurrentTab: own,
      selfBrowserSurface: "include",
    });
    const video = document.createElement("video");
    video.muted = true;
    video.srcObject = stream;
    const seen = frame(video);
    await video.play();
    await seen;
    return await createImageBitmap(video);
  } catch {
    return null;
  } finally {
    for (const track of stream?.getTracks() ?? []) track.stop();
    surface.classList.remove("ticket-away");
  }
};
