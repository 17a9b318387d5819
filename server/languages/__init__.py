"""Languages: what the pages, the umpire and the scenarios say, said in the language a seat has chosen. See README.md."""
