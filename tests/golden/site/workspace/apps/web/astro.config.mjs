export default { site: 'https://astro.example.org/base' }
