using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Web;

/// <summary>
/// A page answers HEAD by running what answers GET. Some of that writes down that a file was handed out; by HEAD none is,
/// so nothing is kept.
/// </summary>
public sealed class HeadKeepsNothing(IHttpContextAccessor http) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(
            http.HttpContext is { } context && HttpMethods.IsHead(context.Request.Method)
                ? InterceptionResult<int>.SuppressWithResult(0)
                : result);
}
