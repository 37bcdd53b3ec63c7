import { spawn } from 'node:child_process';
import { root } from './workspaces.mjs';

const children = new Set();
/** What has to be heard: children that run, and what else must be tidied up. */
let listening = 0;
let isEnding = false;
const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
const signals = Object.keys(codes);
/** How long children may take to tidy up. */
const PATIENCE_MS = 20_000;

/**
 * Whoever ends this process ends what it started, and lets it tidy up; whoever says so twice does not wait for that.
 * Heard only while something runs: a server in this process stops in its own way.
 */
function endWith(signal) {
  if (isEnding || children.size === 0) process.exit(codes[signal]);
  isEnding = true;
  process.once('exit', () => endChildren('SIGKILL'));
  process.exitCode = codes[signal];
  endChildren(signal);
  setTimeout(() => process.exit(), PATIENCE_MS);
}

function listen() {
  if (++listening === 1) for (const signal of signals) process.on(signal, endWith);
}

function listenNoMore() {
  if (--listening === 0) for (const signal of signals) process.off(signal, endWith);
}

function add(child) {
  listen();
  children.add(child);
}

function remove(child) {
  if (!children.delete(child)) return;
  if (isEnding && children.size === 0) process.exit();
  listenNoMore();
}

/**
 * Has something done at once when this process ends, also by a signal, whatever is under way then.
 * @param {() => void} tidyUp @returns {() => void} what forgets it again
 */
export function atEnd(tidyUp) {
  listen();
  // What was begun last goes first.
  process.prependListener('exit', tidyUp);
  return () => {
    process.off('exit', tidyUp);
    listenNoMore();
  };
}

/** Ends everything that still runs. */
export function endChildren(signal = 'SIGTERM') {
  for (const child of children) child.kill(signal);
}

/**
 * Runs a command in the repository's root and shows its output.
 * @param {string} command @param {string[]} args @param {{env?: Record<string, string>, cwd?: string}} [options]
 * @returns {Promise<number>} the exit code; 1 when it was ended by a signal or could not be started
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: 'inherit',
    });
    add(child);
    child.once('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      remove(child);
      resolve(1);
    });
    child.on('exit', (code) => {
      remove(child);
      resolve(code ?? 1);
    });
  });
}

/** Runs a tool that npm installed (`node_modules/.bin`). */
export function runTool(name, args, options = {}) {
  return run(process.execPath, [toolPath(name), ...args], options);
}

const entryPoints = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  playwright: 'node_modules/@playwright/test/cli.js',
  tsc: 'node_modules/typescript/bin/tsc',
  tsx: 'node_modules/tsx/dist/cli.mjs',
  vite: 'node_modules/vite/bin/vite.js',
  vitest: 'node_modules/vitest/vitest.mjs',
};

function toolPath(name) {
  const path = entryPoints[name];
  if (path === undefined) throw new Error(`Unknown tool ${name}`);
  return `${root}/${path}`;
}
