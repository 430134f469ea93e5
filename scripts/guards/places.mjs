// No committed text knows the machine it was written on: no home folders, no package registries.
const PLACES = [
  {
    pattern: /(?<![\w.)}\]-])\/((work|home|Users)\/[\w.-]|root\/\.)/g,
    what: 'a path of one machine',
  },
  {
    pattern:
      /https?:\/\/[\w.-]*(registry|npmjs|npmmirror|artifactory|verdaccio|nexus)[\w.-]*(?<!\.example)(?![\w.-])/gi,
    what: 'a package registry',
  },
];
const EXEMPT = /^scripts\/guards\/places(\.test)?\.(mjs|ts)$/;

/** @param {Map<string, string>} files */
export function placeBreaches(files) {
  return [...files].flatMap(([file, text]) => {
    if (EXEMPT.test(file)) return [];
    return PLACES.flatMap(({ pattern, what }) =>
      [...text.matchAll(pattern)].map((match) => ({
        file,
        line: text.slice(0, match.index).split('\n').length,
        rule: 'places',
        cure: `"${match[0]}" is ${what}: take it from the environment or make it relative`,
      })),
    );
  });
}
