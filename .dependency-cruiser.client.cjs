const { options } = require('./.dependency-cruiser.cjs')

/** What the mini-program carries at run time, `import type` left out: the second half of law 1. */
module.exports = {
  forbidden: [
    {
      name: 'client-carries-no-server-package',
      comment:
        'Law 1: nothing that the mini-program loads leads to zod (85 KB), the driver or a builtin of node.',
      severity: 'error',
      from: { path: '^miniprogram/' },
      to: {
        path: [
          'node_modules/(zod|mongodb|bson|fastify|exceljs|pino)/',
          '^(node:)?(fs|crypto|net|http|path|stream)$',
        ],
        reachable: true,
      },
    },
  ],
  options: { ...options, tsPreCompilationDeps: false },
}
