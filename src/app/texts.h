/* SPDX-License-Identifier: MIT
 *
 * The texts of a description, as its author wrote them.
 */
#ifndef GONGKAI_APP_TEXTS_H
#define GONGKAI_APP_TEXTS_H

#include "base/position.h"

struct budget;

/* One line of a text, and where the text stands. */
typedef void text_visitor(void *context, struct str line, struct position at);

/* Visit each line of each text of the budget, in its order. Amounts, dates
 * and codes are no texts: they hold digits and signs, checked already. */
void texts_visit(const struct budget *budget, text_visitor *visit,
                 void *context);

#endif
