// Draws media/icon.png (what the marketplace shows; it takes no SVG) from media/icon.svg with a headless Chromium.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromiumPath, loadPlaywright } from '../test/vscode/host.mjs';

const SIZE = 256;
const media = path.join(path.dirname(path.dirname(fileURLToPath(import.meta.url))), 'media');
const drawing = readFileSync(path.join(media, 'icon.svg'), 'utf8');

const browser = await loadPlaywright().chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
await page.setContent(`<style>body{margin:0}svg{display:block;width:${SIZE}px;height:${SIZE}px}</style>${drawing}`);
await page.screenshot({ path: path.join(media, 'icon.png'), omitBackground: true });
await browser.close();
