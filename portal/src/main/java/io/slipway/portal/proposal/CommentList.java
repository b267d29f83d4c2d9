package io.slipway.portal.proposal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.slipway.portal.shell.MarkdownText;
import io.slipway.portal.shell.Moment;
import io.slipway.portal.shell.Section;
import io.slipway.registry.markdown.Markdown;
import io.slipway.registry.proposal.Comment;
import java.util.List;

/// What people said about a proposal, in its order.
final class CommentList extends OrderedList {
    private static final long serialVersionUID = 1L;

    CommentList(List<Comment> comments) {
        addClassName("comments");
        comments.forEach(comment -> add(entry(comment)));
    }

    private static ListItem entry(Comment comment) {
        var author = new Span(comment.author());
        author.addClassName("name");
        var head = Section.row(author, Moment.at(comment.createdAt()));
        head.addClassName("comment-head");
        var place = comment.place();
        if (place != null) {
            head.add(place(place.path() + " line " + place.line()));
        }
        return new ListItem(head, new MarkdownText(Markdown.render(comment.text())));
    }

    private static Component place(String text) {
        var place = new Span(text);
        place.addClassName("mono");
        return place;
    }
}
