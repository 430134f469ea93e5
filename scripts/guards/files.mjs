// The tree a guard looks at: path → text of every file that is, or would be, committed.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const TEXT = /\.(ts|tsx|mjs|cjs|js|json|jsonc|md|sql|css|html|svg|txt|yml|yaml|sh|toml|csv|env|example)$/;
const NOT_OURS =
  /^(node_modules|\.git|\.next[^/]*|dist|\.data|\.stamps|test-results|playwright-report)(\/|$)/;
const LARGEST = 4_000_000;

/**
 * Reads the tree below `root`. Files git ignores are left out; without git the folder is walked.
 * Files that are not text have an empty text: guards of names still see them.
 * @returns {Map<string, string>}
 */
export function readTree(root) {
  const files = new Map();
  for (const path of listed(root)) {
    const full = join(root, path);
    if (NOT_OURS.test(path) || !existsSync(full) || !statSync(full).isFile()) continue;
    files.set(path, isText(path) && statSync(full).size < LARGEST ? readFileSync(full, 'utf8') : '');
  }
  return files;
}

function isText(path) {
  return TEXT.test(path) || !/\.[a-z0-9]+$/i.test(path.replace(/^.*\//, '').replace(/^\./, ''));
}

function listed(root) {
  try {
    const out = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
      maxBuffer: 1 << 26,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return out.toString().split('\0').filter(Boolean).sort();
  } catch {
    return walked(root, '').sort();
  }
}

function walked(root, below) {
  return readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below ? `${below}/${entry.name}` : entry.name;
    if (NOT_OURS.test(path) || entry.name === 'node_modules') return [];
    return entry.isDirectory() ? walked(root, path) : [path];
  });
}
