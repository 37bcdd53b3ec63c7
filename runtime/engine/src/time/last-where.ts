/** The greatest number of a beginning of the numbers for which something holds; 0 where it does not even hold for 1. */
export function lastWhere(holds: (n: number) => boolean): number {
  let beyond = 1;
  while (holds(beyond)) beyond *= 2;
  let last = Math.floor(beyond / 2);
  while (beyond - last > 1) {
    const middle = Math.floor((last + beyond) / 2);
    if (holds(middle)) last = middle;
    else beyond = middle;
  }
  return last;
}
