import { spawn } from 'node:child_process';
import { root } from './workspaces.mjs';

const children = new Set();
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Whoever ends this process ends what it started. Heard only while something runs: a server in this process stops in its own way. */
function endWith(signal) {
  endChildren(signal);
  process.exit(1);
}

function add(child) {
  if (children.size === 0) for (const signal of signals) process.on(signal, endWith);
  children.add(child);
}

function remove(child) {
  children.delete(child);
  if (children.size === 0) for (const signal of signals) process.off(signal, endWith);
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
    child.on('error', (error) => {
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
