import mdx from '@astrojs/mdx'
import tailwind from '@tailwindcss/vite'
import { defineConfig } from 'astro/config'
import { editor } from './src/site/edit/integration.ts'
import { launcher } from './src/site/launcher/integration.ts'
import { oneScript } from './src/site/one-script.ts'
import { preview } from './src/site/preview/integration.ts'
import { publishing } from './src/site/redirects.ts'
import { searchIndex } from './src/site/search-index/integration.ts'
import { site } from './src/site.config.ts'

/** `npx guidepost preview` builds in this mode. */
const isCopy = process.argv[process.argv.indexOf('--mode') + 1] === 'preview'

export default defineConfig({
  site: site.url,
  srcDir: './src/site',
  output: 'static',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  build: { format: 'directory', assets: 'assets', inlineStylesheets: 'never' },
  markdown: { syntaxHighlight: false },
  integrations: [mdx(), publishing(), preview(isCopy), oneScript(), searchIndex(), launcher(), editor()],
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
              // What shows a notice is one more, fetched when there is one.
              { name: 'notices', test: /src\/(?:browser\/notice-(?:bar|view)|core\/notice-(?:said|text|time))\.ts$/ },
              {
                name: 'reader',
                test: /src\/(?:browser\/(?:page|home|record|session|trail|vote|anchors|guide-view|language-switch|search-boxes|notices|notice-feed)|core\/session-id)\.ts$/,
              },
            ],
          },
        },
      },
    },
  },
})
