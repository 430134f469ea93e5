// Who may look at whom. No allow-list: a rule that hurts is a question for ARCHITECTURE.md, not an entry here.
// Run by scripts/guards/imports.mjs (it hands dependency-cruiser every import, types included).
import { libRules } from './scripts/guards/lib-rules.mjs';
import { roomRules } from './scripts/guards/room-rules.mjs';

export default {
  forbidden: [...roomRules, ...libRules],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    preserveSymlinks: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['react-server', 'import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.cjs', '.js', '.json', '.css'],
    },
  },
};
