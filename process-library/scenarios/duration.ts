/** Weeks, days, hours and minutes: what a scenario's clock moves by. */
const FORM = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;
const MINUTE = 60_000;

/** An instant and a duration such as `PT1H` or `P3D` later, in milliseconds. */
export function after(millis: number, duration: string): number {
  const [, weeks = '0', days = '0', hours = '0', minutes = '0'] = FORM.exec(duration) ?? fail(duration);
  return millis + (((Number(weeks) * 7 + Number(days)) * 24 + Number(hours)) * 60 + Number(minutes)) * MINUTE;
}

function fail(duration: string): never {
  throw new Error(`${duration} is no duration such as PT1H or P3D.`);
}
