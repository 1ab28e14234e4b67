"""The build of the site: seeds -> Book -> check -> docs, site. Which part may import which, a test holds."""
