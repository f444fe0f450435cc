/** What is agreed on: proposals, jobs and invoices of one conversation, and how they change each other. */
@NullMarked
package dev.viesti.domain.work;

import org.jspecify.annotations.NullMarked;
