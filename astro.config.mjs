import mdx from '@astrojs/mdx'
import tailwind from '@tailwindcss/vite'
import { defineConfig } from 'astro/config'
import { launcher } from './src/site/launcher/integration.ts'
import { staticRedirects } from './src/site/redirects.ts'
import { searchIndex } from './src/site/search-index/integration.ts'
import { site } from './src/site.config.ts'

export default defineConfig({
  site: site.url,
  srcDir: './src/site',
  output: 'static',
  trailingSlash: 'always',
  redirects: staticRedirects(process.cwd()),
  devToolbar: { enabled: false },
  build: { format: 'directory', assets: 'assets', inlineStylesheets: 'never' },
  markdown: { syntaxHighlight: false },
  integrations: [mdx(), searchIndex(), launcher()],
  vite: {
    plugins: [tailwind()],
    // Nothing is inlined, so that the content security policy needs no exception.
    build: {
      assetsInlineLimit: 0,
      rolldownOptions: {
        output: {
          // What every reader's page runs is one file: a guide costs its page, a style sheet and one script.
          codeSplitting: {
            groups: [
              {
                name: 'reader',
                test: /src\/(?:browser\/(?:page|home|record|session|trail|vote|anchors|guide-view|language-switch|search-boxes)|core\/session-id)\.ts$/,
              },
            ],
          },
        },
      },
    },
  },
})
