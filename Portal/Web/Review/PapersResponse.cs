using System.Buffers;
using System.Globalization;
using Portal.Core.JapaneseText;
using Portal.Core.ReviewBoard;

namespace Portal.Web.Review;

/// <summary>
/// Sends papers to a reviewer. While bytes are going out the visit is asked for again twice a second, so that a withdrawal
/// cuts the connection in the middle of a file; the first bytes are on record before the last ones leave.
/// </summary>
public sealed class PapersResponse(IServiceScopeFactory scopes, ILogger<PapersResponse> log)
{
    private const int ChunkBytes = 64 * 1024;
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMilliseconds(400);

    /// <summary>The stamped copy for the viewer, whole or one range of it.</summary>
    public async Task SendToScreenAsync(HttpContext context, VisitKey key, ScreenCopy copy)
    {
        var (response, size, tag) = (context.Response, copy.Content.Length, $"\"{copy.FileId:N}\"");
        Describe(context, ContentDispositionName.Inline("papers.pdf"));
        response.Headers.AcceptRanges = "bytes";
        response.Headers.ETag = tag;
        var condition = context.Request.Headers.IfRange.ToString();
        var header = condition.Length == 0 || condition == tag ? context.Request.Headers.Range.ToString() : null;
        if (ByteRange.Of(header, size) is not { } range)
        {
            response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
            response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes */{size}");
            response.ContentLength = 0;
            return;
        }

        response.StatusCode = range.IsPart ? StatusCodes.Status206PartialContent : StatusCodes.Status200OK;
        if (range.IsPart)
        {
            response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {range.Start}-{range.Last}/{size}");
        }

        copy.Content.Position = range.Start;
        await SendAsync(context, key, copy.Content, range.Length, new RecordViewing(copy.Visit, ViewingAct.Viewed));
    }

    /// <summary>The locked copy to keep.</summary>
    public Task SendToKeepAsync(HttpContext context, VisitKey key, PacketDownload download)
    {
        Describe(context, ContentDispositionName.Attachment(download.FileName));
        return SendAsync(
            context, key, download.Content, download.Content.Length, new RecordViewing(download.Visit, ViewingAct.Downloaded));
    }

    private static void Describe(HttpContext context, string disposition)
    {
        context.Response.ContentType = "application/pdf";
        context.Response.Headers.ContentDisposition = disposition;
        context.Sandbox();
    }

    private async Task SendAsync(HttpContext context, VisitKey key, Stream content, long length, RecordViewing record)
    {
        context.Response.ContentLength = length;
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var watching = WatchAsync(context, key, record.Visit.Version, over.Token);
        try
        {
            await CopyAsync(context.Response.Body, content, length, record, over.Token);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The reader has what it wanted, or may have no more.
        }
        finally
        {
            await over.CancelAsync();
            await watching;
        }
    }

    private async Task CopyAsync(Stream to, Stream content, long length, RecordViewing record, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            var recorded = false;
            for (var left = length; left > 0;)
            {
                // The last byte waits for the record: whoever has the whole file is on it.
                var most = recorded ? left : Math.Max(1, left - 1);
                var read = await content.ReadAsync(buffer.AsMemory(0, (int)Math.Min(most, ChunkBytes)), cancellationToken);
                if (read == 0)
                {
                    throw new IOException("The file is shorter than it was.");
                }

                await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                left -= read;
                if (!recorded)
                {
                    await to.FlushAsync(cancellationToken);
                    await AskAsync(record, CancellationToken.None);
                    recorded = true;
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private async Task WatchAsync(HttpContext context, VisitKey key, int version, CancellationToken over)
    {
        try
        {
            using var timer = new PeriodicTimer(AskAgainAfter);
            while (await timer.WaitForNextTickAsync(over))
            {
                if (await AskAsync(new FindOpenVisit(key), over) is not { } visit || visit.Version != version || visit.IsReplaced)
                {
                    context.Abort();
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // Everything has been sent.
        }
        catch (Exception exception)
        {
            // Nobody can say that the visit may go on: then it may not.
            log.LogError(exception, "Visit {VisitId} could not be asked for while its papers were being sent.", key.Id);
            context.Abort();
        }
    }

    // A scope of its own: the request's database connection is at work in the copying.
    private async Task<T> AskAsync<T>(MediatR.IRequest<T> request, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MediatR.IMediator>().Send(request, cancellationToken);
    }
}
