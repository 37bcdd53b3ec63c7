import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env.FLOWBOOK_API ?? 'http://localhost:3000';

/** What stands together in one file, so that a page asks for few of them and returning visitors keep what did not change. */
const groups = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|react-router|scheduler|@tanstack)[\\/]/ },
  { name: 'language', test: /node_modules[\\/](i18next|react-i18next|zod)[\\/]|server[\\/]contract[\\/]/ },
];

export default defineConfig({
  plugins: [react()],
  resolve: { dedupe: ['preact', 'react', 'react-dom'] },
  server: {
    port: 5173,
    proxy: { '/api': api, '/socket.io': { target: api, ws: true } },
  },
  build: {
    target: 'es2022',
    sourcemap: false,
    // The editors are big by nature and load only where they are needed.
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
});
