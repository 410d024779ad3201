"""The office's nouns and rules as frozen values: releases, people, directories, the workflow and numbers."""
