// Turns off what a browser can do and the page never asks for: neither a script that got in nor a frame may ask a person for it.

/** A picture is taken by the system's own camera, behind a file field, and needs none of these. All are names that Chromium knows: it complains of others. */
const unused = [
  "accelerometer",
  "camera",
  "display-capture",
  "encrypted-media",
  "geolocation",
  "gyroscope",
  "hid",
  "idle-detection",
  "local-fonts",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "publickey-credentials-get",
  "screen-wake-lock",
  "serial",
  "usb",
  "xr-spatial-tracking",
] as const;

/** The header's value. */
export const permissionsPolicy = unused.map((name) => `${name}=()`).join(", ");
