using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Portal.Web;

/// <summary>
/// Model binding leaves the body alone, so that the page reads it as it arrives. What the page leaves unread when it
/// refuses or fails is read here and thrown away: a browser sends to the end before it listens, and the server would hang
/// up after five seconds of that, so that the person would be told of a broken line instead of the reason.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UnbufferedFormAttribute : Attribute, IAsyncResourceFilter
{
    /// <summary>200 MB over a line of 6 Mbit/s.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        context.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();

        await next();
        await ReadRestAsync(context.HttpContext);
    }

    private static async Task ReadRestAsync(HttpContext context)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(Patience);
        try
        {
            await context.Request.Body.CopyToAsync(Stream.Null, patience.Token);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // Too large to be read at all, gone, or too slow: then the line breaks.
        }
    }
}
