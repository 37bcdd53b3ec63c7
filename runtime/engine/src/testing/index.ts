export { countingIds, FixedClock } from './clock.ts';
export { compileOk, Play, tester } from './play.ts';
