"""Questions to the desk as people type them: operators such as ``wilayah:samarinda`` among free words."""
