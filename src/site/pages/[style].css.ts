import type { APIRoute } from 'astro'
import sample from '../styles/sample.css?raw'
import signIn from '../styles/sign-in.css?raw'
import tokens from '../styles/tokens.css?raw'

/** Style sheets for what the server makes or adds by itself, at addresses that it knows. The look is that of the tokens. */

/** As a browser reads it: Tailwind's block of tokens is the root's, and what it takes away is not there. */
const plainTokens = tokens.replace('@theme static', ':root').replace(/^\s*--[\w-]+-\*: initial;\n/gm, '')

const STYLES: Readonly<Record<string, string>> = { 'sign-in': `${plainTokens}\n${signIn}`, sample }

export function getStaticPaths() {
  return Object.keys(STYLES).map((style) => ({ params: { style } }))
}

export const GET: APIRoute = ({ params }) => new Response(STYLES[params.style ?? ''])
