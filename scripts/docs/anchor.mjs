/**
 * The id of a heading, as forges make it, so that links lead to the same place there and on the site.
 * @param {string} title
 * @returns {string}
 */
export function anchorOf(title) {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
}
