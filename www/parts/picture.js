// Pictures on their way to the desk: upright, not larger than somebody looks at, and encoded anew, so
// that nothing of the camera that took them goes along.

/** A picture with at most so many colours among SAMPLE × SAMPLE pixels was drawn, not photographed. */
const FEW_COLOURS = 1024;
const SAMPLE = 128;

/** What letters and skies both survive. */
const QUALITY = 0.88;

const ENDINGS = { "image/png": "png", "image/jpeg": "jpg", "image/webp": "webp" };

/** Opens a picture as it should stand; nothing where the browser finds none in it. */
export const open = (file) => createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);

/** A canvas of that size with something painted on all of it. */
export const paint = (source, width, height) => {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(source, 0, 0, width, height);
  return canvas;
};

/** The size that is sent: the longer side at its limit, but the shorter one as wide as text needs. */
const fit = ({ width, height }, { side, readable }) => {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  const scale = Math.min(1, Math.max(side / long, readable / short));
  return [Math.round(width * scale), Math.round(height * scale)];
};

/** Whether a picture has few colours, and whether something shines through it. */
const look = (canvas) => {
  const small = document.createElement("canvas");
  small.width = small.height = SAMPLE;
  const context = small.getContext("2d", { willReadFrequently: true });
  // Pixels as they are: smoothing would make colours of its own.
  context.imageSmoothingEnabled = false;
  context.drawImage(canvas, 0, 0, SAMPLE, SAMPLE);
  const pixels = new Uint32Array(context.getImageData(0, 0, SAMPLE, SAMPLE).data.buffer);
  return { few: new Set(pixels).size <= FEW_COLOURS, through: pixels.some((pixel) => pixel >>> 24 < 255) };
};

const encode = (canvas, type) => new Promise((resolve) => canvas.toBlob(resolve, type, QUALITY));

/** A canvas as a file: PNG for what was drawn, else the smaller of what the browser can write. Throws where
    it can write nothing, which is so for canvases beyond its limits. */
export const asFile = async (canvas, name) => {
  const { few, through } = look(canvas);
  const types = few ? ["image/png"] : ["image/webp", through ? "image/png" : "image/jpeg"];
  const made = await Promise.all(types.map((type) => encode(canvas, type)));
  // A browser that cannot write a type writes another one, or nothing where the picture is too large.
  const right = made.filter((blob, at) => blob?.type == types[at]).sort((one, other) => one.size - other.size);
  const blob = right[0] ?? made.find(Boolean);
  return new File([blob], `${name.replace(/\.[^.]*$/, "")}.${ENDINGS[blob.type]}`, { type: blob.type });
};

/** A canvas or bitmap within the limits, as a canvas. */
export const within = (source, limits) => paint(source, ...fit(source, limits));

/** A small square of a picture, on a canvas that is there. */
export const thumb = (canvas, source) => {
  const { width, height } = source;
  const side = Math.min(width, height);
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(source, (width - side) / 2, (height - side) / 2, side, side, 0, 0, canvas.width, canvas.height);
};
