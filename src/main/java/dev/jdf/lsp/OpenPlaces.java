package dev.jdf.lsp;

import java.util.List;
import org.eclipse.lsp4j.WorkspaceFolder;

/** The specs and the folders that are open in an editor at one moment. */
record OpenPlaces(List<Document> texts, List<WorkspaceFolder> folders) {}
